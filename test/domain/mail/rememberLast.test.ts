import { rememberLast } from '../../../src/domain/mail';

describe('what was read last is not read again', () => {
  const mail = { text: 'first' };
  const other = { text: 'second' };

  test('one mail read twice in a row is read once', () => {
    let readings = 0;
    const read = rememberLast(({ text }: { text: string }) => {
      readings += 1;
      return [text];
    });
    expect(read(mail)).toBe(read(mail));
    expect(readings).toBe(1);
  });

  test('a mail never gets the reading of another', () => {
    const read = rememberLast(({ text }: { text: string }) => [text]);
    expect([read(mail), read(other), read(mail), read({ ...other })]).toEqual([
      ['first'],
      ['second'],
      ['first'],
      ['second'],
    ]);
  });
});

/** @jest-environment jsdom */
// Identifiers stay out of the page until the person asks for them.
import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { render, screen } from '@testing-library/react';
import { cutStretches } from '../../src/ui/excerpts';
import { MaskedText } from '../../src/ui/MaskedText';

const text = 'MRN 4471023 for Ann Lee';
const stretches = cutStretches(
  text,
  [
    { type: 'MRN', text: '4471023', start: 4, end: 11 },
    { type: 'NAME', text: 'Ann Lee', start: 16, end: 23 },
  ],
  [],
  0,
  text.length,
);

function show(isRevealed: boolean): void {
  render(
    <FluentProvider theme={webLightTheme}>
      <p>
        <MaskedText stretches={stretches} isRevealed={isRevealed} />
      </p>
    </FluentProvider>,
  );
}

test('a covered identifier is nowhere in the page', () => {
  show(false);
  expect(document.body.innerHTML).not.toContain('4471023');
  expect(document.body.innerHTML).not.toContain('Ann');
  expect(screen.getByText('record no.')).toBeTruthy();
});

test('a revealed identifier stands in its place', () => {
  show(true);
  expect(document.body.textContent).toContain(text);
});

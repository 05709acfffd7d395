/** @jest-environment jsdom */
// What the pane says when there is no mail, no sign-in, no policy or no connection.
import { act, screen, waitFor } from '@testing-library/react';
import { DeskError, type SignedInAccount } from '../../src/ports';
import { DeskForTests } from '../support/DeskForTests';
import { deskWithMail } from '../support/mailCases';
import { findApply, openPane, VENDOR_MAIL } from './openPane';

jest.setTimeout(30_000);

test('no open mail asks to choose one', async () => {
  openPane({
    prepare: (host) => {
      host.item = { kind: 'none' };
    },
  });
  expect(await screen.findByText(/No mail is open/)).toBeTruthy();
});

test('an unreadable item says to work it by hand', async () => {
  openPane({
    prepare: (host) => {
      host.item = { kind: 'unreadable' };
    },
  });
  expect(await screen.findByText(/gives add-ins no access/)).toBeTruthy();
});

test('a needed sign-in is one button away', async () => {
  const { user } = openPane({
    prepare: (_host, desk) => {
      desk.identity.signIn = async (): Promise<SignedInAccount> =>
        Promise.reject(new DeskError('identity/interaction-needed'));
    },
  });
  expect(await screen.findByText('Sign in to go on')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(await findApply()).toBeTruthy();
});

test('another account than Outlook uses is refused in words', async () => {
  openPane({
    prepare: (_host, desk) => {
      desk.identity.signIn = async (): Promise<SignedInAccount> =>
        Promise.reject(new DeskError('identity/wrong-account'));
    },
  });
  expect(await screen.findByText('This is another account than Outlook uses')).toBeTruthy();
});

test('a house without a policy gives no verdict', async () => {
  openPane({
    prepare: (_host, desk) => {
      desk.policy.files = [];
    },
  });
  expect(await screen.findByText('There is no signed policy')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^Apply/ })).toBeNull();
});

test('a kept policy still gives verdicts while Microsoft is away', async () => {
  const desk = deskWithMail().provision();
  const first = openPane({ desk, mail: VENDOR_MAIL });
  await findApply();
  await waitFor(() => expect(first.desk.shelf.things.size).toBeGreaterThan(0));
  document.body.innerHTML = '';
  openPane({
    desk,
    mail: VENDOR_MAIL,
    prepare: (_host, same) => {
      same.policy.failWith = new DeskError('graph/unreachable');
    },
  });
  expect(await screen.findByText('Microsoft 365 is out of reach')).toBeTruthy();
  expect(await findApply()).toBeTruthy();
});

/** A desk on whose device the policy was verified before. */
async function deskThatHasVerified(): Promise<DeskForTests> {
  const desk = deskWithMail().provision();
  const { close } = openPane({ desk, mail: VENDOR_MAIL });
  await findApply();
  await waitFor(() => expect(desk.shelf.things.size).toBeGreaterThan(0));
  close();
  return desk;
}

test('a policy verified before gives the verdict while nobody answers', async () => {
  const desk = await deskThatHasVerified();
  const confirm = jest.spyOn(desk.mailbox, 'confirm');
  openPane({
    desk,
    mail: VENDOR_MAIL,
    prepare: (_host, same) => {
      same.lists.find = async () => new Promise(() => undefined);
    },
  });
  expect(await screen.findByRole('region', { name: 'Verdict' })).toBeTruthy();
  expect(await screen.findByText('Signed in as Jordan Reyes')).toBeTruthy();
  expect(screen.getByText(/^kept copy of/)).toBeTruthy();
  // By a policy that may have been replaced nothing is saved.
  expect(confirm).not.toHaveBeenCalled();
});

test('a refusal takes the verdict of the kept policy away', async () => {
  const desk = await deskThatHasVerified();
  let refuse: () => void = () => undefined;
  openPane({
    desk,
    mail: VENDOR_MAIL,
    prepare: (_host, same) => {
      same.lists.find = async () =>
        new Promise((_resolve, reject) => {
          refuse = () => {
            reject(new DeskError('graph/forbidden'));
          };
        });
    },
  });
  expect(await screen.findByRole('region', { name: 'Verdict' })).toBeTruthy();
  await screen.findByText('Signed in as Jordan Reyes');
  await act(async () => {
    refuse();
    return Promise.resolve();
  });
  expect(screen.queryByRole('region', { name: 'Verdict' })).toBeNull();
});

test('a needed sign-in leaves the verdict of the kept policy', async () => {
  const desk = await deskThatHasVerified();
  openPane({
    desk,
    mail: VENDOR_MAIL,
    prepare: (_host, same) => {
      const needed = new DeskError('identity/interaction-needed');
      same.identity.signIn = async () => Promise.reject(needed);
      same.lists.find = async () => Promise.reject(needed);
    },
  });
  expect(await screen.findByText('Sign in to go on')).toBeTruthy();
  expect(await screen.findByRole('region', { name: 'Verdict' })).toBeTruthy();
});

test('missing lists say what IT must do', async () => {
  const desk = new DeskForTests().provision();
  desk.lists.find = async () =>
    Promise.reject(new DeskError('lists/missing', { name: 'AnteroomRoster' }));
  openPane({ desk });
  expect(await screen.findByText('The Anteroom lists are not set up')).toBeTruthy();
});

test('a draft takes approved texts at the cursor', async () => {
  const { user, host } = openPane({
    prepare: (outlook) => {
      outlook.item = { kind: 'compose', recipients: [], isHtml: true };
    },
  });
  expect(await screen.findByRole('heading', { name: 'Texts for your draft' })).toBeTruthy();
  const texts = await screen.findAllByRole('button', { expanded: false });
  await user.click(texts[0]!);
  const preview = await screen.findByRole('group', { name: 'Preview' });
  expect(preview.textContent.length).toBeGreaterThan(20);
  expect(host.atCursor).toEqual([]);
});

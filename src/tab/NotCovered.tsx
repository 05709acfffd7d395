// What people see whom the roster names nowhere: a sentence, not an empty list.
import type { ReactElement } from 'react';
import type { SignedInAccount } from '../ports';
import { useScreenStyles } from './useScreenStyles';

export function NotCovered({ account }: { readonly account: SignedInAccount }): ReactElement {
  const screen = useScreenStyles();
  return (
    <div className={screen.page}>
      <header>
        <h1 className={screen.title}>Nothing here is yours to decide</h1>
      </header>
      <main>
        <p className={screen.words}>
          You are signed in as {account.name} ({account.address}). Approvals and the stand-up belong
          to physicians, their assistants and the people who decide for them while they are away,
          and the roster names you as none of these.
        </p>
        <p className={screen.words}>
          If that is wrong, ask IT to add you to the Anteroom roster, then open this tab again.
        </p>
      </main>
    </div>
  );
}

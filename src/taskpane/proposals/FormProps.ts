// What every form of the section is given.
import type { MessageReference } from '../../domain/mail';
import type { Principal } from '../../domain/roster';
import type { HouseRules } from '../../workflows/loadHouseRules';
import type { TypedProposals } from './typed';

/** Changes what is typed, from what it is by then. */
export type Type = (change: (last: TypedProposals) => TypedProposals) => void;

export interface FormProps {
  readonly houseRules: HouseRules;
  readonly principal: Principal;
  /** null until the mailbox is confirmed: nothing may be put to anybody then. */
  readonly reference: MessageReference | null;
  readonly typed: TypedProposals;
  readonly onType: Type;
  /** Something was tried: the proposals of this mail may be others now. */
  readonly onDone: () => void;
  /** A person wants to see what happened outside meanwhile: in the mailbox, in the calendar. */
  readonly onLookAgain: () => void;
}

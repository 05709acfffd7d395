// Everything we may write to a mail, and its whole vocabulary: categories, flag, folder, and the head of a forward draft.

interface DateTimeTimeZone {
  readonly dateTime: string;
  readonly timeZone: string;
}

export interface CategoriesBody {
  readonly categories: readonly string[];
}

export interface FlagBody {
  readonly flag:
    | { readonly flagStatus: 'notFlagged' }
    | {
        readonly flagStatus: 'flagged';
        readonly startDateTime: DateTimeTimeZone;
        readonly dueDateTime: DateTimeTimeZone;
      };
}

export interface ForwardBody {
  readonly message: {
    readonly toRecipients: readonly { readonly emailAddress: { readonly address: string } }[];
  };
  readonly comment: string;
}

export function categoriesBody(categories: readonly string[]): CategoriesBody {
  return { categories };
}

/** A due time is taken only together with a start (https://learn.microsoft.com/graph/api/resources/followupflag). */
export function followUpBody(
  followUp: { readonly dueDay: string; readonly zone: string } | null,
): FlagBody {
  if (followUp === null) return { flag: { flagStatus: 'notFlagged' } };
  const day = { dateTime: `${followUp.dueDay}T00:00:00`, timeZone: followUp.zone };
  return { flag: { flagStatus: 'flagged', startDateTime: day, dueDateTime: day } };
}

export interface MoveBody {
  readonly destinationId: 'inbox';
}

export function moveBody(destinationId: MoveBody['destinationId']): MoveBody {
  return { destinationId };
}

/** The draft's head; the service writes subject and quote. */
export function forwardBody(forward: {
  readonly to: string;
  readonly comment: string;
}): ForwardBody {
  return {
    message: { toRecipients: [{ emailAddress: { address: forward.to } }] },
    comment: forward.comment,
  };
}

/** The refusals of the Outlook host, with the codes of the published library. */
import type { OfficeFailure } from '../conversation';

/** Thrown by the host, sent to the add-in as the error of an AsyncResult. */
export class Refusal extends Error {
  readonly failure: OfficeFailure;

  constructor(failure: OfficeFailure) {
    super(failure.message);
    this.failure = failure;
  }
}

const WORDS = {
  9016: ['InvalidSelection', 'Your current selection is not valid.'],
  9020: ['GenericResponseError', 'The request failed.'],
  9021: ['SaveError', 'The item could not be saved.'],
  9023: ['DuplicateNotificationKey', 'There is already a notification with this key.'],
  9024: ['NotificationKeyNotFound', 'There is no notification with this key.'],
  9025: ['NumberOfNotificationsExceeded', 'An item carries at most five notifications.'],
  9030: ['APICallFailedDueToItemChange', 'The selected item has changed.'],
  9044: ['InvalidCategory', 'Invalid categories were provided.'],
  9046: ['ItemNotSaved', 'The id is not available until the item is saved.'],
  9049: ['ItemNotFound', 'The item was not found.'],
} as const;

/** Makes the refusal with this code. */
export function refuse(code: keyof typeof WORDS): Refusal {
  const [name, message] = WORDS[code];
  return new Refusal({ code, name, message });
}

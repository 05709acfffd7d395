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
  9003: ['InvalidAttachmentId', 'The attachment ID was invalid.'],
  9016: ['InvalidSelection', 'Your current selection is not valid.'],
  9020: ['GenericResponseError', 'The request failed.'],
  9021: ['SaveError', 'The item could not be saved.'],
  9023: ['DuplicateNotificationKey', 'There is already a notification with this key.'],
  9024: ['NotificationKeyNotFound', 'There is no notification with this key.'],
  9025: ['NumberOfNotificationsExceeded', 'An item carries at most five notifications.'],
  9028: [
    'CannotPersistPropertyInUnsavedDraftError',
    'A notification stays only in a draft that was saved.',
  ],
  9030: ['APICallFailedDueToItemChange', 'The selected item has changed.'],
  9038: ['InsufficientItemPermissionsError', 'The user has no right to do this.'],
  9044: ['InvalidCategory', 'Invalid categories were provided.'],
  9045: ['DuplicateCategory', 'One of the categories is already in the master category list.'],
  9046: ['ItemNotSaved', 'The id is not available until the item is saved.'],
  9049: ['ItemNotFound', 'The item was not found.'],
  9050: ['KeyNotFound', 'The specified key was not found.'],
  9051: ['SessionObjectMaxLengthExceeded', 'The session data are longer than 50,000 characters.'],
  9052: ['AttachmentResourceNotFound', 'The attachment was not found.'],
  12004: ['DialogAddressNotTrusted', 'The address is not of the add-in’s own domain.'],
  12005: ['DialogRequiresHttps', 'The address has to begin with https.'],
  12007: ['DialogAlreadyOpen', 'A dialog of this pane is open already.'],
  12009: ['DialogIgnored', 'The person chose not to open the dialog.'],
  12011: ['DialogBlocked', 'The browser opens no window for this page.'],
} as const;

/** Makes the refusal with this code. */
export function refuse(code: keyof typeof WORDS): Refusal {
  const [name, message] = WORDS[code];
  return new Refusal({ code, name, message });
}

/** The value, or the refusal where the tenant gave none. */
export function given<T>(value: T | null, code: 9020 | 9049): T {
  if (value === null) throw refuse(code);
  return value;
}

/** The enumerations of Office that add-ins read at run time, with the values of the published library. */

export const OFFICE_CONSTANTS = {
  AsyncResultStatus: { Succeeded: 'succeeded', Failed: 'failed' },
  CoercionType: { Text: 'text', Html: 'html' },
  EventType: {
    ItemChanged: 'olkItemSelectedChanged',
    OfficeThemeChanged: 'officeThemeChanged',
    SelectedItemsChanged: 'olkSelectedItemsChanged',
    DialogMessageReceived: 'dialogMessageReceived',
    DialogEventReceived: 'dialogEventReceived',
    DialogParentMessageReceived: 'dialogParentMessageReceived',
  },
  HostType: { Outlook: 'Outlook' },
  PlatformType: { PC: 'PC', OfficeOnline: 'OfficeOnline', Mac: 'Mac' },
  MailboxEnums: {
    ItemType: { Message: 'message', Appointment: 'appointment' },
    RestVersion: { v1_0: 'v1.0', v2_0: 'v2.0', Beta: 'beta' },
    RecipientType: {
      Other: 'other',
      DistributionList: 'distributionList',
      User: 'user',
      ExternalUser: 'externalUser',
    },
    ResponseType: {
      None: 'none',
      Organizer: 'organizer',
      Tentative: 'tentative',
      Accepted: 'accepted',
      Declined: 'declined',
    },
    AttachmentType: { File: 'file', Item: 'item', Cloud: 'cloud' },
    ItemNotificationMessageType: {
      ProgressIndicator: 'progressIndicator',
      InformationalMessage: 'informationalMessage',
      ErrorMessage: 'errorMessage',
      InsightMessage: 'insightMessage',
    },
    ComposeType: { Reply: 'reply', NewMail: 'newMail', Forward: 'forward' },
    SendModeOverride: { PromptUser: 'promptUser' },
    DelegatePermissions: {
      Read: 1,
      Write: 2,
      DeleteOwn: 4,
      DeleteAll: 8,
      EditOwn: 16,
      EditAll: 32,
    },
  },
} as const;

/**
 * Limits that the published library enforces before it asks the host (outlook-web-16.01.debug.js), in characters; those
 * of requirement sets it does not know are from Microsoft's page on limits for Outlook add-ins.
 */
export const LIMITS = {
  formBody: 32 * 1024,
  body: 1_000_000,
  onSend: 5_000,
  subject: 255,
  category: 255,
  customProperties: 2_500,
  roamingSettings: 32 * 1024,
  notificationKey: 32,
  notificationIcon: 32,
  notificationMessage: 150,
  recipients: 100,
  displayName: 255,
  address: 571,
  internetHeader: 998,
  selectedItems: 100,
} as const;

// The door of the ports.
export * from './ActivityFeed';
export * from './Calendar';
export * from './CategoryList';
export * from './Clock';
export * from './Desk';
export * from './DeskError';
export * from './FeedReader';
export * from './Mailbox';
export * from './MailHost';
export * from './PolicyLibrary';
export * from './Settings';
export * from './Shelf';
export * from './TabHost';
export * from './tabLink';
export * from './TenantLists';
export * from './TokenSource';
export * from './Triager';

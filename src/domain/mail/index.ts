// The door of mail.
export * from './types';

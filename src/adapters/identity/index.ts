// The door of the identity adapter. authPage.ts and consentPage.ts are entries of their own pages.
export { createIdentity, type IdentityParts } from './createIdentity';

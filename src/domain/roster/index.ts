// The door of roster.
export * from './types';
export {
  addressesCleared,
  assistedBy,
  channelWithId,
  namesCleared,
  personAt,
  personWithId,
  principalAt,
  principalsOf,
} from './lookUps';
export {
  readRoster,
  ROSTER_KINDS,
  rosterSchema,
  type RosterKind,
  type RosterReading,
  type RosterRow,
} from './readRoster';

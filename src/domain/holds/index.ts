// The door of holds.
export * from './calendarRules';
export * from './projection';
export * from './slots';
export * from './types';

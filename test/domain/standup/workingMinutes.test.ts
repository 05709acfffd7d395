// Working time between two instants: nights, weekends, holidays and clock changes.
import { workingMinutesBetween } from '../../../src/domain/standup';
import { at, CHICAGO } from '../../support/holdCases';

const CALENDAR = {
  workingHours: {
    days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
    start: '07:00',
    end: '18:00',
  },
  holidays: ['2026-11-26'],
  zone: CHICAGO,
};

test.each([
  { says: 'within one morning', from: '2026-11-16 09:00', to: '2026-11-16 09:45', minutes: 45 },
  { says: 'over a night', from: '2026-11-16 17:30', to: '2026-11-17 07:15', minutes: 45 },
  { says: 'over a weekend', from: '2026-11-20 17:30', to: '2026-11-23 07:15', minutes: 45 },
  { says: 'over a holiday', from: '2026-11-25 17:00', to: '2026-11-27 08:00', minutes: 120 },
  { says: 'before opening', from: '2026-11-16 05:00', to: '2026-11-16 06:59', minutes: 0 },
  { says: 'on a Saturday alone', from: '2026-11-21 09:00', to: '2026-11-21 17:00', minutes: 0 },
  {
    says: 'over the autumn clock change',
    from: '2026-10-30 17:00',
    to: '2026-11-02 08:00',
    minutes: 120,
  },
  { says: 'backwards', from: '2026-11-16 10:00', to: '2026-11-16 09:00', minutes: 0 },
])('$says it is $minutes minutes', ({ from, to, minutes }) => {
  expect(workingMinutesBetween(at(from), at(to), CALENDAR)).toBe(minutes);
});

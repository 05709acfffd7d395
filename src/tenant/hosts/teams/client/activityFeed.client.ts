/** The activity feed: what was sent to this person, newest first, each opening what it is about. */
import type { HostActivity, HostUser } from '../../../hostData';
import { make } from '../../dom.client';

/** Draws the feed with times in `zone`; `onOpen` gets the chosen entry. */
export function drawFeed(
  activities: readonly HostActivity[],
  users: readonly HostUser[],
  texts: Readonly<Record<string, string>>,
  zone: string,
  onOpen: (activity: HostActivity) => void,
): HTMLElement {
  return make(
    'section',
    { class: 'feed', 'aria-label': 'Activity' },
    make('h2', {}, 'Activity'),
    activities.length === 0
      ? make('p', { class: 'none' }, 'Nothing has happened yet.')
      : make(
          'ul',
          {},
          ...activities.map((activity) =>
            make(
              'li',
              {},
              makeEntry(activity, users, texts[activity.activityType] ?? '', zone, onOpen),
            ),
          ),
        ),
  );
}

function makeEntry(
  activity: HostActivity,
  users: readonly HostUser[],
  text: string,
  zone: string,
  onOpen: (activity: HostActivity) => void,
): HTMLElement {
  const sender = users.find(({ key }) => key === activity.sentBy)?.displayName ?? activity.sentBy;
  return make(
    'button',
    {
      type: 'button',
      class: activity.isRead ? 'activity' : 'activity unread',
      onclick: () => {
        onOpen(activity);
      },
    },
    make('span', { class: 'title' }, fillIn(text, sender, activity)),
    make(
      'span',
      { class: 'when' },
      new Date(activity.sentAt).toLocaleString('en-US', {
        timeZone: zone,
        dateStyle: 'medium',
        timeStyle: 'short',
      }),
    ),
    make('span', { class: 'preview' }, `${sender} · ${activity.previewText}`),
    activity.isRead ? null : make('span', { class: 'visually-hidden' }, 'Unread'),
  );
}

/** `{actor}` is the sender, every other name in braces a template parameter. */
function fillIn(text: string, sender: string, activity: HostActivity): string {
  if (text === '') return `${sender}: ${activity.topic}`;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name === 'actor' ? sender : (activity.templateParameters[name] ?? whole),
  );
}

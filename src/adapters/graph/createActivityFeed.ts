// Tells a colleague in Teams that something waits, in constant words: no name, subject or id of a patient's mail.
import {
  isDeskError,
  tabLink,
  type Activity,
  type ActivityFeed,
  type ActivityType,
  type Settings,
} from '../../ports';
import type { GraphClient } from './client/GraphClient';
import { path } from './client/path';

const TOPIC = 'Anteroom';
const PREVIEWS: Readonly<Record<ActivityType, string>> = {
  proposalWaiting: 'A proposal waits for your answer',
  proposalDecided: 'A proposal was answered',
  nowMailWaiting: 'A mail needs somebody now',
  handOffUntaken: 'A hand-off was not taken',
  mailEscalated: 'A mail has waited too long',
};

/** What Teams answers when it cannot deliver: app not installed, person unknown, token too short-lived. */
const UNDELIVERED = new Set([403, 404, 409, 412]);

/** Permission: TeamsActivity.Send (https://learn.microsoft.com/graph/api/userteamwork-sendactivitynotification). */
export function createActivityFeed(graph: GraphClient, settings: Settings): ActivityFeed {
  return {
    tell: async (activity) => {
      try {
        await graph.ask({
          method: 'POST',
          group: 'activity',
          mailbox: null,
          path: path`/users/${activity.to}/teamwork/sendActivityNotification`,
          body: activityBody(activity, settings.teamsAppId),
        });
        return 'told';
      } catch (error) {
        if (isDeskError(error) && UNDELIVERED.has(error.facts.status ?? 0)) return 'undelivered';
        throw error;
      }
    },
  };
}

interface ActivityBody {
  readonly topic: { readonly source: 'text'; readonly value: string; readonly webUrl: string };
  readonly activityType: ActivityType;
  readonly previewText: { readonly content: string };
  readonly templateParameters: readonly [];
}

function activityBody({ type, tab, subPage }: Activity, teamsAppId: string): ActivityBody {
  return {
    topic: { source: 'text', value: TOPIC, webUrl: tabLink(teamsAppId, tab, subPage) },
    activityType: type,
    previewText: { content: PREVIEWS[type] },
    templateParameters: [],
  };
}

/** The three host pages of the local tenant: the desk's front door, Outlook and Teams. */
import type { HostContext, HostPages } from '../hostData';
import { answerDesk } from './desk/answerDesk';
import { answerOutlook } from './outlook/answerOutlook';
import { answerTeams } from './teams/answerTeams';

/** Makes the answerers of the three origins. */
export function createHostPages(context: HostContext): HostPages {
  return {
    desk: answerDesk(context),
    outlook: answerOutlook(context),
    teams: answerTeams(context),
  };
}

/** Entry of the Teams host page. */
import { readSession } from '../../dom.client';
import type { TeamsSession } from '../session';
import { TeamsApp } from './teamsApp.client';

void new TeamsApp(readSession() as TeamsSession).open();

/** Entry of the Outlook host page. */
import { readSession } from '../../dom.client';
import type { OutlookSession } from '../session';
import { OutlookApp } from './outlookApp.client';

void new OutlookApp(readSession() as OutlookSession).open();

// The word and the one-line meaning that people see for each lane and urgency.
import type { Lane, Urgency } from '../domain/triage';

export interface LaneWords {
  readonly title: string;
  /** What the desk does with it, in a few words. */
  readonly deed: string;
}

/** The lane in the assistant's words; the policy may carry a longer title of its own. */
export function laneWords(lane: Lane): LaneWords {
  switch (lane) {
    case 'suspicious':
      return { title: 'Suspicious', deed: 'Report it, open nothing' };
    case 'legal-compliance':
      return { title: 'Legal and compliance', deed: 'Escalate, never answer' };
    case 'patient-clinical':
      return { title: 'Patient, clinical', deed: 'Hand to clinical staff, never answer' };
    case 'patient-admin':
      return { title: 'Patient, administrative', deed: 'Route to the front office' };
    case 'referral-auth':
      return { title: 'Referral and authorization', deed: 'Track status and documents' };
    case 'schedule-change':
      return { title: 'Schedule change', deed: 'Reconcile the calendar' };
    case 'credentialing':
      return { title: 'Credentialing', deed: 'Track the deadline' };
    case 'leadership':
      return { title: 'Leadership', deed: 'Brief, delegate or ask for a decision' };
    case 'academic':
      return { title: 'Academic', deed: 'Track or draft' };
    case 'travel-speaking':
      return { title: 'Travel and speaking', deed: 'Track, reply, hold time' };
    case 'meeting-request':
      return { title: 'Meeting request', deed: 'Propose holds' };
    case 'vendor':
      return { title: 'Vendor', deed: 'Standard reply or digest' };
    case 'digest':
      return { title: 'Digest', deed: 'Keep for the weekly digest' };
  }
}

/** The urgency in one or two words. */
export function urgencyWords(urgency: Urgency): string {
  switch (urgency) {
    case 'now':
      return 'Now';
    case 'today':
      return 'Today';
    case 'week':
      return 'This week';
    case 'digest':
      return 'No hurry';
  }
}

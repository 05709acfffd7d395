// One sign for each lane, so that color is never the only difference.
import {
  AirplaneRegular,
  BriefcaseRegular,
  BuildingRegular,
  CalendarAddRegular,
  CalendarSyncRegular,
  CertificateRegular,
  ClipboardTaskListLtrRegular,
  GavelRegular,
  HatGraduationRegular,
  HeartPulseRegular,
  NewsRegular,
  PersonRegular,
  ShieldErrorRegular,
  type FluentIcon,
} from '@fluentui/react-icons';
import type { Lane } from '../domain/triage';

/** The icon that stands for a lane everywhere. */
export const LANE_ICONS: Readonly<Record<Lane, FluentIcon>> = {
  suspicious: ShieldErrorRegular,
  'legal-compliance': GavelRegular,
  'patient-clinical': HeartPulseRegular,
  'patient-admin': PersonRegular,
  'referral-auth': ClipboardTaskListLtrRegular,
  'schedule-change': CalendarSyncRegular,
  credentialing: CertificateRegular,
  leadership: BuildingRegular,
  academic: HatGraduationRegular,
  'travel-speaking': AirplaneRegular,
  'meeting-request': CalendarAddRegular,
  vendor: BriefcaseRegular,
  digest: NewsRegular,
};

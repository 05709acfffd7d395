// The triage away from the screen's own thread: one mail at a time, first come first served.
import type { Mail } from '../domain/mail';
import type { ClosestMiss, Triage, TriageSetting, Verdict } from '../domain/triage';

export interface Triager {
  /**
   * Reads one mail as `triageMail` does. A caller that waits for each answer before it reads the next mail from the
   * mailbox never piles mail up.
   *
   * `setting.matrix` and `setting.people` are sent to the worker once for as long as they are the same objects.
   *
   * @returns 'cancelled' when `signal` was aborted, before or while the mail was read
   * @throws DeskError `triage/failed` when this one mail could not be read; the others go on
   */
  triage(mail: Mail, setting: TriageSetting, signal?: AbortSignal): Promise<Triage | 'cancelled'>;
  /** The closest rule that did not fire, as `findClosestMiss` finds it; outcomes and failures as of `triage`. */
  findMiss(
    mail: Mail,
    setting: TriageSetting,
    verdict: Verdict,
    signal?: AbortSignal,
  ): Promise<ClosestMiss | null | 'cancelled'>;
  /** Ends the worker; what still waits is cancelled. The next mail starts a new one. */
  stop(): void;
}

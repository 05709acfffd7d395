// Choosing a macro, filling what is missing, inserting it, and taking it out again.
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { HoldOption } from '../../domain/holds';
import { insertionFor, macrosForLane, type LaneMacro } from '../../domain/macros';
import type { MessageReference } from '../../domain/mail';
import type { Channel, Principal } from '../../domain/roster';
import { localDateAt, type Instant } from '../../domain/time';
import type { Lane, Verdict } from '../../domain/triage';
import { useAnnounce } from '../../ui/announce';
import { useDesk, useMailHost } from '../../ui/DeskContext';
import { useUndoStack } from '../../ui/UndoContext';
import { useWork, type Work } from '../../ui/useWork';
import {
  insertMacro,
  readMacroPreview,
  type InsertMacroOutcome,
  type InsertMacroRequest,
  type MacroPreview,
} from '../../workflows/insertMacro';
import type { HouseRules } from '../../workflows/loadHouseRules';
import { undoMacro } from '../../workflows/undoMacro';
import { undoMacroWords } from './macroWords';

export interface MacroQuestion {
  readonly houseRules: HouseRules;
  readonly principal: Principal;
  readonly itemKey: string;
  /** null in a draft, and while nobody has chosen the lane. */
  readonly lane: Lane | null;
  readonly place: 'read' | 'compose';
  readonly verdict: Verdict | null;
  readonly reference: MessageReference | null;
  readonly internetMessageId: string | null;
  /** Channels of the lane, best first. */
  readonly channels: readonly Channel[];
  /** Times that the physician cleared, for the scheduling texts. */
  readonly holds: {
    readonly options: readonly HoldOption[];
    readonly decideBy: Instant | null;
  } | null;
}

export interface Macros {
  readonly macros: readonly LaneMacro[];
  readonly chosenId: string | null;
  readonly choose: (macroId: string | null) => void;
  readonly typed: Readonly<Record<string, string>>;
  readonly type: (name: string, value: string) => void;
  readonly channelId: string | null;
  readonly chooseChannel: (channelId: string) => void;
  readonly previewing: Work<[InsertMacroRequest], MacroPreview>;
  /** The last preview of the chosen macro, also while it is made again. */
  readonly preview: MacroPreview | null;
  readonly inserting: Work<[], InsertMacroOutcome>;
}

const TYPING_PAUSE_MS = 250;

export function useMacros(question: MacroQuestion): Macros {
  const desk = useDesk();
  const host = useMailHost();
  const announce = useAnnounce();
  const { remember } = useUndoStack();
  const { houseRules, principal, itemKey, lane, place, verdict, channels, holds } = question;
  const { reference, internetMessageId } = question;
  const today = localDateAt(desk.clock.now(), principal.zone);

  const macros = useMemo(
    () => listMacros(houseRules, lane, place, today),
    [houseRules, lane, place, today],
  );
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [typedByMacro, setTypedByMacro] = useState<
    Readonly<Record<string, Readonly<Record<string, string>>>>
  >({});
  const [channelChoice, setChannelChoice] = useState<string | null>(null);
  const channelId = channelChoice ?? channels[0]?.id ?? null;
  const typed = useMemo(
    () => (chosenId === null ? {} : (typedByMacro[chosenId] ?? {})),
    [chosenId, typedByMacro],
  );
  const type = useCallback(
    (name: string, value: string) => {
      if (chosenId === null) return;
      setTypedByMacro((last) => ({
        ...last,
        [chosenId]: { ...last[chosenId], [name]: value },
      }));
    },
    [chosenId],
  );

  const request = useMemo<InsertMacroRequest | null>(
    () =>
      chosenId === null
        ? null
        : {
            host,
            houseRules,
            principal: principal.address,
            macroId: chosenId,
            typed,
            verdict,
            reference,
            internetMessageId,
            channelId,
            holds,
          },
    [
      chosenId,
      host,
      houseRules,
      principal,
      typed,
      verdict,
      reference,
      internetMessageId,
      channelId,
      holds,
    ],
  );
  const [shown, setShown] = useState<{ id: string; preview: MacroPreview } | null>(null);
  const previewing = useWork(
    useCallback(
      async (asked: InsertMacroRequest) => {
        const preview = await readMacroPreview(desk, asked);
        setShown({ id: asked.macroId, preview });
        return preview;
      },
      [desk],
    ),
    { whenBusy: 'replace' },
  );
  const { run: runPreview } = previewing;
  const hasTyped = Object.keys(typed).length > 0;
  useEffect(() => {
    if (request === null) return undefined;
    const timer = setTimeout(() => void runPreview(request), hasTyped ? TYPING_PAUSE_MS : 0);
    return () => {
      clearTimeout(timer);
    };
  }, [request, hasTyped, runPreview]);

  const inserting = useWork(
    useCallback(async () => {
      if (request === null) return { kind: 'refused' as const, reason: 'unknown-macro' as const };
      const outcome = await insertMacro(desk, request);
      if (outcome.kind === 'inserted') {
        const title = houseRules.release.macros.find(({ id }) => id === request.macroId)?.title;
        announce('Text inserted. Read it, then send it yourself.');
        remember({
          key: `macro ${request.macroId} ${outcome.inserted.text?.mark ?? itemKey}`,
          label: `Inserted: ${title ?? request.macroId}`,
          itemKey,
          undo: async () =>
            undoMacroWords(await undoMacro(desk, { host, houseRules, inserted: outcome.inserted })),
        });
      }
      return outcome;
    }, [request, desk, houseRules, host, itemKey, announce, remember]),
  );
  const { reset: resetInserting } = inserting;
  const choose = useCallback(
    (macroId: string | null) => {
      setChosenId(macroId);
      resetInserting();
    },
    [resetInserting],
  );

  return {
    macros,
    chosenId,
    choose,
    typed,
    type,
    channelId,
    chooseChannel: setChannelChoice,
    previewing,
    preview: shown !== null && shown.id === chosenId ? shown.preview : null,
    inserting,
  };
}

/** In a draft without a known lane: every text that may stand at the cursor. */
function listMacros(
  { release }: HouseRules,
  lane: Lane | null,
  place: 'read' | 'compose',
  today: string,
): readonly LaneMacro[] {
  if (lane !== null) return macrosForLane(release.macros, lane, today);
  if (place === 'read') return [];
  const { macros, matrix } = release;
  return macros
    .filter((macro) => {
      const question = {
        macro,
        ruling: { kind: 'unknown' } as const,
        place,
        matrix,
        macros,
        today,
      };
      return insertionFor(question).kind === 'cursor';
    })
    .map((macro) => ({ kind: 'usable', macro, expiresSoon: false }));
}

// Keeps what can be undone until it is undone or dismissed, also when another mail is opened.
import {
  createContext,
  useCallback,
  useContext,
  useMemo,
  useState,
  type ReactElement,
  type ReactNode,
} from 'react';

export interface Undoable {
  /** One for each deed; a deed that is repeated replaces its own entry. */
  readonly key: string;
  /** What was done, without words of a mail: "Applied: Vendor". */
  readonly label: string;
  /** The mail it was done to, to say so when another one is open; null when it is not about a mail. */
  readonly itemKey: string | null;
  /** Takes the deed back; answers with the sentence to say, throws when it failed. */
  readonly undo: () => Promise<string>;
}

export interface UndoStack {
  /** Oldest first. */
  readonly entries: readonly Undoable[];
  readonly remember: (entry: Undoable) => void;
  readonly forget: (key: string) => void;
}

/** More deeds than this are not offered for undo at once; the log keeps them all. */
const MOST = 10;

const Undo = createContext<UndoStack | null>(null);

/** Stands above everything that changes with the open mail. */
export function UndoProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const [entries, setEntries] = useState<readonly Undoable[]>([]);
  const remember = useCallback((entry: Undoable) => {
    setEntries((last) => [...last.filter(({ key }) => key !== entry.key), entry].slice(-MOST));
  }, []);
  const forget = useCallback((key: string) => {
    setEntries((last) => last.filter((entry) => entry.key !== key));
  }, []);
  const stack = useMemo(() => ({ entries, remember, forget }), [entries, remember, forget]);
  return <Undo.Provider value={stack}>{children}</Undo.Provider>;
}

/** The stack of what can be undone. */
export function useUndoStack(): UndoStack {
  const stack = useContext(Undo);
  if (stack === null) throw new Error('A screen stands outside of UndoProvider');
  return stack;
}

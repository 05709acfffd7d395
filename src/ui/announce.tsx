// Says what happened to people who do not see the screen.
import { makeStyles } from '@fluentui/react-components';
import {
  createContext,
  useCallback,
  useContext,
  useState,
  type ReactElement,
  type ReactNode,
} from 'react';

const useStyles = makeStyles({
  region: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

type Announce = (sentence: string) => void;

const Announcer = createContext<Announce>(() => undefined);

/** Holds the polite live region; stands once, inside DeskFrame. */
export function AnnouncerProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const styles = useStyles();
  const [said, setSaid] = useState({ sentence: '', count: 0 });
  const announce = useCallback((sentence: string) => {
    setSaid((last) => ({ sentence, count: last.count + 1 }));
  }, []);
  return (
    <Announcer.Provider value={announce}>
      {children}
      <div role="status" aria-live="polite" aria-atomic="true" className={styles.region}>
        {/* A new key makes the same sentence heard twice when it is said twice. */}
        <span key={said.count}>{said.sentence}</span>
      </div>
    </Announcer.Provider>
  );
}

/** Says one sentence through the live region; sentences name no patient and quote no mail. */
export function useAnnounce(): Announce {
  return useContext(Announcer);
}

// Under a form whose words hold a name outside the directory: what that means, and why it may stand there.
import type { ReactElement } from 'react';
import {
  NAME_NEEDS_REASON,
  NameReasonField,
  type NameReasonFieldProps,
} from '../../ui/NameReasonField';
import { usePaneStyles } from '../../ui/usePaneStyles';

export function NamedWords(props: NameReasonFieldProps): ReactElement {
  const styles = usePaneStyles();
  return (
    <div className={styles.stack}>
      <p role="status" className={styles.small}>
        {NAME_NEEDS_REASON}
      </p>
      <NameReasonField {...props} />
    </div>
  );
}

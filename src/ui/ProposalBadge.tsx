// A proposal's state as color and words.
import { Badge } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { ProposalState } from '../domain/holds';
import { stateWords } from './holdWords';

type Tone = 'informative' | 'warning' | 'success' | 'danger' | 'subtle';

function toneOf(state: ProposalState): Tone {
  switch (state) {
    case 'placing':
    case 'proposed':
    case 'picked':
      return 'informative';
    case 'cleared':
    case 'offered':
      return 'warning';
    case 'confirmed':
    case 'sent':
      return 'success';
    case 'clash':
    case 'failed':
      return 'danger';
    case 'declined':
    case 'expired':
    case 'withdrawn':
      return 'subtle';
  }
}

/** Shows what the proposal really is: pass the projection's state. */
export function ProposalBadge({ state }: { readonly state: ProposalState }): ReactElement {
  return (
    <Badge
      appearance={toneOf(state) === 'subtle' ? 'outline' : 'tint'}
      color={toneOf(state) === 'subtle' ? 'informative' : toneOf(state)}
    >
      {stateWords(state).title}
    </Badge>
  );
}

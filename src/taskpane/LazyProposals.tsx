// Brings the forms for the physician when the section is opened; a chunk that did not come is said and tried again.
import { Spinner } from '@fluentui/react-components';
import { useEffect, type ComponentType, type ReactElement } from 'react';
import { DeskError } from '../ports';
import { FailureNote } from '../ui/FailureNote';
import { useWork } from '../ui/useWork';
import type { ProposalsSectionProps } from './proposals/ProposalsSection';

const load = async (): Promise<{
  readonly ProposalsSection: ComponentType<ProposalsSectionProps>;
}> =>
  import(/* webpackChunkName: "proposals" */ './proposals/ProposalsSection').catch(() => {
    throw new DeskError('graph/unreachable', { name: 'pages' });
  });

export function LazyProposals(props: ProposalsSectionProps): ReactElement | null {
  const loading = useWork(load);
  const { run, state } = loading;
  useEffect(() => {
    void run();
  }, [run]);
  if (state.kind === 'failed')
    return <FailureNote error={state.error} onRetry={() => void run()} />;
  if (state.kind !== 'done')
    return loading.showsBusy ? <Spinner size="tiny" label="Opening …" /> : null;
  const { ProposalsSection } = state.value;
  return <ProposalsSection {...props} />;
}

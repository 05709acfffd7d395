// Entry of the pane: paints the shell at once and brings the rest behind it.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { composePane } from './compose';

function start(): void {
  const place = document.getElementById('root');
  if (place === null) throw new Error('taskpane.html has no root');
  const pane = composePane();
  createRoot(place).render(
    <StrictMode>
      <App pane={pane} loadWork={async () => import(/* webpackChunkName: "work" */ './PaneWork')} />
    </StrictMode>,
  );
}

start();

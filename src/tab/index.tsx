// Entry of the Teams tab: paints at once and brings Teams, sign-in and Graph behind it.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { composeTab } from './compose';

function start(): void {
  const place = document.getElementById('root');
  if (place === null) throw new Error('tab.html has no root');
  createRoot(place).render(
    <StrictMode>
      <App tab={composeTab()} />
    </StrictMode>,
  );
}

start();

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openTablet, TabletContext } from './session/tablet.js';
import { App } from './shell/app.js';
import './style/base.css';
import './style/controls.css';
import './style/shell.css';
import './style/queue.css';
import './style/task.css';
import './style/sell.css';

const place = document.getElementById('tablet');
if (!place) throw new Error('the page has no place for the tablet');
const tablet = await openTablet();
createRoot(place).render(
  <StrictMode>
    <TabletContext value={tablet}>
      <App />
    </TabletContext>
  </StrictMode>,
);

import { showPage } from '../../parts/app/show-page.js';
import { keepShell } from './offline/keep-shell.js';
import { openTablet, TabletContext } from './session/tablet.js';
import { App } from './shell/app.js';
import './style/base.css';
import './style/controls.css';
import './style/shell.css';
import './style/queue.css';
import './style/task.css';
import './style/sell.css';

keepShell();
const tablet = await openTablet();
showPage(
  <TabletContext value={tablet}>
    <App />
  </TabletContext>,
);

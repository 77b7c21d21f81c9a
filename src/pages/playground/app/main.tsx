import { showPage } from '../../parts/app/show-page.js';
import { openPlayground, PlaygroundContext } from './session/playground.js';
import { App } from './shell/app.js';
import './style/base.css';
import './style/shell.css';
import './style/journeys.css';
import './style/editor.css';
import './style/schema.css';

const playground = await openPlayground();
showPage(
  <PlaygroundContext value={playground}>
    <App />
  </PlaygroundContext>,
);

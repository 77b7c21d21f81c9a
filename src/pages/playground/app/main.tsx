import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openPlayground, PlaygroundContext } from './session/playground.js';
import { App } from './shell/app.js';
import './style/base.css';
import './style/shell.css';
import './style/journeys.css';
import './style/editor.css';
import './style/schema.css';

const place = document.getElementById('playground');
if (!place) throw new Error('the page has no place for the playground');
const playground = await openPlayground();
createRoot(place).render(
  <StrictMode>
    <PlaygroundContext value={playground}>
      <App />
    </PlaygroundContext>
  </StrictMode>,
);

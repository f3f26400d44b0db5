import '@yanxiu/ui/tokens.css';
import './frame/base.css';
import './frame/frame.css';
import './kit/page.css';
import './kit/parts.css';
import './kit/form/form.css';
import './kit/table/table.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

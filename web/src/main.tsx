import '@fontsource-variable/inter/wght.css';
import './styles.css';
import './i18n/index.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { onSessionChange } from './api/session.ts';
import { createQueryClient } from './app/query-client.ts';
import { createAppRouter } from './app/router.tsx';
import { followSystemTheme } from './app/theme.ts';
import { watchSession } from './app/watch-session.ts';
import { Toaster } from './ui/toast.tsx';

const queryClient = createQueryClient();
const router = createAppRouter(queryClient);
followSystemTheme();
onSessionChange(watchSession(router, queryClient));

const container = document.getElementById('root');
if (!container) throw new Error('index.html has no element #root');
createRoot(container).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
      <Toaster />
    </QueryClientProvider>
  </StrictMode>,
);

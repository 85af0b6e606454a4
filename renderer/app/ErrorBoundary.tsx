import { Component, type ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import './frame.css';

type ErrorBoundaryProps = { readonly children: ReactNode };
type ErrorBoundaryState = { readonly error: Error | null };

/** A fault in a screen ends that screen, not the window. React knows no function component for this. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: null };

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <main className="app-fault">
        <h1>This screen has failed</h1>
        <Notice tone="error" title={error.message}>
          <p>Everything shown as saved is on disk and unharmed.</p>
          <p>Reload the window to go on. If it happens again at the same place, go back to the library.</p>
        </Notice>
        <div className="app-fault__actions">
          <Button variant="primary" onPress={() => window.location.reload()}>
            Reload the window
          </Button>
          <Button
            onPress={() => {
              window.location.hash = '#/';
              window.location.reload();
            }}
          >
            Go to the library
          </Button>
        </div>
      </main>
    );
  }
}

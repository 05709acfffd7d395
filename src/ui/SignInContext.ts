// Lets every failure that asks for a sign-in offer one, however deep in the screen it stands.
import { createContext } from 'react';

/** Opens the sign-in window; null where no screen above offers it. */
export const SignInContext = createContext<(() => void) | null>(null);

// Suites that start servers and browsers get more time than a pure function needs.
jest.setTimeout(90_000);

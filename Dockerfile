# Build: the SDK compiles ahead of time what the first page needs (ReadyToRun).
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source

# Packages first: this layer is only rebuilt when a version changes.
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src/RevenueDashboard/RevenueDashboard.csproj src/RevenueDashboard/packages.lock.json src/RevenueDashboard/
COPY src/RevenueDashboard.Web/RevenueDashboard.Web.csproj src/RevenueDashboard.Web/packages.lock.json src/RevenueDashboard.Web/
RUN dotnet restore src/RevenueDashboard.Web --locked-mode

COPY src/RevenueDashboard src/RevenueDashboard
COPY src/RevenueDashboard.Web src/RevenueDashboard.Web
COPY data data
RUN dotnet publish src/RevenueDashboard.Web -c Release -o /app --no-restore

# Run: no shell user, no build tools, no write access outside /data.
FROM mcr.microsoft.com/dotnet/aspnet:10.0
RUN mkdir /data && chown $APP_UID:$APP_UID /data && chmod 700 /data
WORKDIR /app
COPY --from=build /app .
USER $APP_UID
VOLUME /data
# The base image would have the server listen on every address, which it refuses.
ENV ASPNETCORE_HTTP_PORTS= \
    ASPNETCORE_URLS=http://127.0.0.1:5080 \
    Database__ConnectionString="Data Source=/data/revenue.db"
ENTRYPOINT ["dotnet", "RevenueDashboard.Web.dll"]

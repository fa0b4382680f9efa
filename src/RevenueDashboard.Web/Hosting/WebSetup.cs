using Microsoft.Extensions.Options;
using MudBlazor.Services;
using RevenueDashboard.Web.Api.Importing;
using RevenueDashboard.Web.Api;
using RevenueDashboard.Web.Charts;
using RevenueDashboard.Web.Components.Pages.Importing;
using RevenueDashboard.Web.Components;
using RevenueDashboard.Risk;
using RevenueDashboard.Web.Jobs;
using RevenueDashboard.Web.Components.Pages.Overview;

namespace RevenueDashboard.Web.Hosting;

/// <summary>What the web front end is made of: services, the order of the middleware, and the addresses.</summary>
public static class WebSetup
{
    public static IServiceCollection AddRevenueWeb(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices();
        services.AddProblemDetails();
        // The content security policy says who may frame a page (nobody); two headers that differ help nobody.
        services.AddAntiforgery(options => options.SuppressXFrameOptionsHeader = true);
        services.AddSingleton<ContentSecurityPolicy>();
        services.AddSingleton<ChartSvgRenderer>();
        services.AddHostedService<ChartWarmUp>();
        services.AddSingleton<PreviewLoader>();
        services.AddSingleton<UploadProgress>();
        services.AddHostedService<BookWatcher>();
        services.AddSingleton<RequestOnce>();
        services.AddOptions<InboxOptions>().BindConfiguration(InboxOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<InboxOptions>, InboxOptions.Validator>();
        services.AddSingleton<Inbox>();
        services.AddHostedService<InboxJob>();
        services.AddHostedService<AlertJob>();
        services.AddSingleton<MailSender>();
        services.AddSingleton<WebhookSender>();
        services.AddHostedService<DeliveryJob>();
        services.AddOptions<OverviewOptions>().BindConfiguration(OverviewOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<OverviewOptions>, OverviewOptions.Validator>();
        return services;
    }

    public static WebApplication UseRevenueWeb(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<OwnOriginOnly>();

        // People get a page, programs get problem details.
        app.UseWhen(IsForPrograms, api => api.UseExceptionHandler().UseStatusCodePages());
        app.UseWhen(context => !IsForPrograms(context), pages => pages
            .UseExceptionHandler("/error", createScopeForErrors: true)
            .UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true));

        // After the pages for what went wrong, which find their page by routing again.
        app.UseRouting();
        app.UseAntiforgery();
        return app;
    }

    public static WebApplication MapRevenueWeb(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapGet("/health/live", () => Results.Text("ok")).ExcludeFromDescription();
        app.MapImports();
        app.MapReportDownloads();
        app.MapReferenceDownloads();
        app.MapDisclosureDownloads();
        app.MapClaimsDownload();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        return app;
    }

    private static bool IsForPrograms(HttpContext context) => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}

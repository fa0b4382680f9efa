using Microsoft.AspNetCore.Components.Web;

namespace RevenueDashboard.Web.Components.Layout;

/// <summary>Catches what a page throws; the layout shows advice in its place and the rest of the shell stays alive.</summary>
public sealed class PageGuard : ErrorBoundary
{
    public PageGuard() => MaximumErrorCount = 20;
}

namespace RevenueDashboard.Web.Hosting;

/// <summary>Where the program's settings and static files are, from wherever it is started.</summary>
public static class ProgramFolder
{
    private const string Argument = "--contentRoot";

    /// <summary>Settings and static files are taken from the current directory when it is the program's, and otherwise from where the program is.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var isGiven = args.Any(arg => arg.StartsWith(Argument, StringComparison.OrdinalIgnoreCase));
        var isHere = isGiven || Directory.Exists("wwwroot");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = isHere ? null : AppContext.BaseDirectory });
        // A build that was not published keeps its static files in several folders; a published one has no such list, and nothing happens.
        builder.WebHost.UseStaticWebAssets();
        return builder;
    }
}

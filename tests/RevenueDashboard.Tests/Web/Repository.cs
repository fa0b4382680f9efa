namespace RevenueDashboard.Tests.Web;

/// <summary>The source files, for tests that read them.</summary>
internal static class Repository
{
    public static string WebFolder { get; } = Path.Combine(Root(), "src", "RevenueDashboard.Web");

    public static string ReadWeb(params string[] path) => File.ReadAllText(Path.Combine([WebFolder, .. path]));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "RevenueDashboard.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}

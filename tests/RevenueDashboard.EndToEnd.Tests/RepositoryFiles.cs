namespace RevenueDashboard.EndToEnd.Tests;

/// <summary>Files of the repository, found from wherever the tests run.</summary>
internal static class RepositoryFiles
{
    private static readonly DirectoryInfo Root = FindRoot();

    public static FileInfo Data(string name) => new(Path.Combine(Root.FullName, "data", name));

    /// <summary>A file that is too large for the repository, or not ours to give: in the folder <c>shared/data</c> beside it, or further up. Null where there is none.</summary>
    public static FileInfo? Shared(string name)
    {
        for (var folder = Root.Parent; folder is not null; folder = folder.Parent)
        {
            var file = new FileInfo(Path.Combine(folder.FullName, "shared", "data", name));
            if (file.Exists) return file;
        }

        return null;
    }

    private static DirectoryInfo FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "RevenueDashboard.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside the repository, whose files they need.");
        return folder;
    }
}

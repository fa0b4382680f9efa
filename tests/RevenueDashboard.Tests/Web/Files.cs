using RevenueDashboard.Tests.Architecture;

namespace RevenueDashboard.Tests.Web;

/// <summary>The files in the folder <c>data</c>.</summary>
internal static class Files
{
    public static string At(string name) => Path.Combine(Repository.Root, "data", name);

    public static Task<byte[]> ReadAsync(string name) => File.ReadAllBytesAsync(At(name), TestContext.Current.CancellationToken);
}

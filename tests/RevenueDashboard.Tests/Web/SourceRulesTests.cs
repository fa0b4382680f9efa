namespace RevenueDashboard.Tests.Web;

/// <summary>Rules of the source that no analyzer knows.</summary>
public sealed class SourceRulesTests
{
    private static IEnumerable<string> Sources(params string[] endings) => endings
        .SelectMany(ending => Directory.EnumerateFiles(Repository.WebFolder, $"*.{ending}", SearchOption.AllDirectories))
        .Where(file => !Path.GetRelativePath(Repository.WebFolder, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules" or "lib"));

    [Fact]
    public void Raw_markup_is_written_in_one_place_only()
    {
        var users = Sources("razor", "cs").Where(file => File.ReadAllText(file).Contains("MarkupString", StringComparison.Ordinal) || File.ReadAllText(file).Contains("AddMarkupContent", StringComparison.Ordinal));

        // The server's drawing of a chart, whose escaping has its own tests.
        Assert.Equal(["Chart.razor"], users.Select(Path.GetFileName));
    }

    [Fact]
    public void Scripts_never_write_markup_or_run_text()
    {
        string[] banned = ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"];

        Assert.NotEmpty(Sources("js"));
        Assert.All(Sources("js"), file => Assert.DoesNotContain(banned, word => File.ReadAllText(file).Contains(word, StringComparison.Ordinal)));
    }

    [Fact]
    public void Pages_load_nothing_from_elsewhere()
    {
        string[] sheetsAndPages = [.. Sources("css", "razor")];

        Assert.NotEmpty(sheetsAndPages);
        Assert.All(sheetsAndPages, file => Assert.DoesNotContain("https://", File.ReadAllText(file), StringComparison.Ordinal));
    }
}

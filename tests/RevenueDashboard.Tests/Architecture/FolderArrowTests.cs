using System.Text.RegularExpressions;

namespace RevenueDashboard.Tests.Architecture;

/// <summary>Importing → Data ← Cube ← Reports → Metrics, and nothing the other way.</summary>
public sealed partial class FolderArrowTests
{
    // Folder of the product library -> the folders it may use.
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Metrics"] = [],
        ["Data"] = [],
        ["Importing"] = ["Data"],
        ["Cube"] = ["Data"],
        ["Reports"] = ["Cube", "Metrics", "Data"],
        ["Risk"] = ["Reports", "Cube", "Metrics", "Data"],
    };

    [Fact]
    public void Folders_use_only_what_lies_below_them()
    {
        var wrong = Uses()
            .Where(use => Arrows.TryGetValue(use.From, out var allowed) && use.From != use.To && !allowed.Contains(use.To))
            .Select(use => $"{use.File} uses {use.To}")
            .ToList();

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_folder_of_the_library_has_its_arrows() =>
        Assert.Equal(Arrows.Keys.Order(), Directory.GetDirectories(Repository.PathOf("src", "RevenueDashboard")).Select(Path.GetFileName).Except(["bin", "obj"]).Order());

    [Fact]
    public void The_library_knows_no_web() =>
        Assert.DoesNotContain(typeof(Month).Assembly.GetReferencedAssemblies(), assembly => assembly.Name!.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));

    [Fact]
    public void Pages_and_charts_never_see_the_database()
    {
        var components = Repository.SourceFiles(Path.Combine("src", "RevenueDashboard.Web", "Components"), "*.razor*")
            .Concat(Repository.SourceFiles(Path.Combine("src", "RevenueDashboard.Web", "Charts")))
            .ToList();

        Assert.NotEmpty(components);
        Assert.All(components, file => Assert.DoesNotMatch("EntityFrameworkCore|RevenueContext|DbContext", File.ReadAllText(file)));
    }

    private static IEnumerable<(string From, string To, string File)> Uses()
    {
        var library = Repository.PathOf("src", "RevenueDashboard");
        foreach (var file in Repository.SourceFiles(Path.Combine("src", "RevenueDashboard")))
        {
            var relative = Path.GetRelativePath(library, file);
            var folder = relative.Split(Path.DirectorySeparatorChar)[0];
            foreach (Match use in NamespaceUse().Matches(File.ReadAllText(file))) yield return (folder, use.Groups[1].Value, relative);
        }
    }

    [GeneratedRegex(@"\bRevenueDashboard\.(Metrics|Data|Importing|Cube|Reports|Risk)\b")]
    private static partial Regex NamespaceUse();
}

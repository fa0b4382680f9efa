using System.Reflection;
using System.Text.RegularExpressions;
using RevenueDashboard.Metrics;

namespace RevenueDashboard.Tests.Metrics;

public sealed class MetricsDocumentTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(Root().FullName, "docs", "metrics.md"));

    public static TheoryData<string> Measures { get; } = new(
        from type in new[] { typeof(ConcentrationMeasures), typeof(ConcentrationBounds), typeof(Concentration), typeof(Growth), typeof(MovementBridge), typeof(Retention), typeof(Diversification) }
        from member in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where member is PropertyInfo || (member is MethodInfo { IsSpecialName: false, IsStatic: true } && type.IsAbstract)
        select $"{type.Name}.{member.Name}");

    [Theory]
    [MemberData(nameof(Measures))]
    public void The_document_says_what_every_measure_is(string member) =>
        Assert.Contains($"`{member}`", Document, StringComparison.Ordinal);

    [Fact]
    public void The_document_names_no_member_that_is_gone()
    {
        var types = typeof(ConcentrationMeasures).Assembly.GetExportedTypes().ToLookup(type => type.Name);
        var named = Regex.Matches(Document, "`([A-Z][A-Za-z]+)\\.([A-Z][A-Za-z0-9]+)`");

        // A page that lost its names would pass for nothing.
        Assert.True(named.Count > 60);
        Assert.All(named, match => Assert.NotEmpty(types[match.Groups[1].Value].SelectMany(type => type.GetMember(match.Groups[2].Value))));
    }

    private static DirectoryInfo Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "RevenueDashboard.sln"))) folder = folder.Parent!;
        return folder;
    }
}

namespace RevenueDashboard.Web.Hosting;

/// <summary>Who works with the book. This release has no sign-in and answers this machine only, so it is the person the program runs as.</summary>
public static class LocalPerson
{
    public static string Name { get; } = string.IsNullOrWhiteSpace(Environment.UserName) ? "local" : Environment.UserName;
}
